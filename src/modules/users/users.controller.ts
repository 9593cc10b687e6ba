import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { CurrentActor, type Actor } from '../../platform/access/actor.js';
import { Requires } from '../../platform/access/requires.js';
import { CreatesWithKey, Idempotency } from '../../platform/http/idempotency.js';
import { IdParam } from '../../platform/http/id-param.js';
import { PageQuery, type Page } from '../../platform/http/page.js';
import { ApiOkResponse } from '@nestjs/swagger';
import { CreateUserDto, UserDto, UserPageDto } from './user.dto.js';
import { UsersService } from './users.service.js';

@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Create a user of your organization. */
  @Post()
  @Requires('user:write')
  @CreatesWithKey()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUserDto): Promise<UserDto> {
    return this.users.find(await this.idempotency.once(() => this.users.create(actor, body)));
  }

  /** The users you manage, by email. */
  @Get()
  @Requires('user:read')
  @ApiOkResponse({ type: UserPageDto })
  list(@Query() query: PageQuery): Promise<Page<UserDto>> {
    return this.users.list(query);
  }

  /** One user. */
  @Get(':id')
  @Requires('user:read')
  find(@IdParam() id: string): Promise<UserDto> {
    return this.users.find(id);
  }

  /** End an account. Its sessions end at once. */
  @Post(':id/deactivation')
  @HttpCode(HttpStatus.OK)
  @Requires('user:write')
  async disable(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<UserDto> {
    await this.users.disable(actor, id);
    return this.users.find(id);
  }
}
